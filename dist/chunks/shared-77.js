module.exports=require("../hunkguard.js")("./shared-77.js");

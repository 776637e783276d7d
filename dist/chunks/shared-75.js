module.exports=require("../hunkguard.js")("./shared-75.js");

module.exports=require("../hunkguard.js")("./shared-25.js");

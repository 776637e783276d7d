module.exports=require("../hunkguard.js")("./shared-86.js");
